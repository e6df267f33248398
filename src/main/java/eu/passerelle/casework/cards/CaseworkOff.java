package eu.passerelle.casework.cards;

/** Nobody has assessed what cards would mean for data protection, or that is over: there are none to see. */
final class CaseworkOff extends RuntimeException {
    CaseworkOff() {
        super("Case cards are switched off. Maybe record an assessment at /casework/network.");
    }
}
