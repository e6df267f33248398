package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;

/**
 * The signed-in person, and for whom he or she acts. A controller method takes the kind it is for as a parameter:
 * {@code String page(CityViewer viewer)}; the plain {@code Viewer} where several kinds may come.
 */
public sealed interface Viewer {
    AccountId account();

    Role role();

    /** Coordinates a city's team. */
    record CityViewer(AccountId account, TeamId team) implements Viewer {
        @Override
        public Role role() {
            return Role.CITY;
        }
    }

    /** Is an expert of the network. */
    record ExpertViewer(AccountId account, ExpertId expert) implements Viewer {
        @Override
        public Role role() {
            return Role.EXPERT;
        }
    }

    /** Coordinates the network. */
    record CoordinatorViewer(AccountId account) implements Viewer {
        @Override
        public Role role() {
            return Role.COORDINATOR;
        }
    }

    /** Watches over the network and takes no part in its work: none of it is visible. */
    sealed interface Overseer extends Viewer {}

    /** Reads the trail. */
    record AuditorViewer(AccountId account) implements Overseer {
        @Override
        public Role role() {
            return Role.AUDITOR;
        }
    }

    /** Keeps the service running. */
    record OperatorViewer(AccountId account) implements Overseer {
        @Override
        public Role role() {
            return Role.OPERATOR;
        }
    }
}
