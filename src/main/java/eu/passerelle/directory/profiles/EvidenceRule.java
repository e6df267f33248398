package eu.passerelle.directory.profiles;

import eu.passerelle.directory.Claim.Evidence;
import java.util.Set;

/**
 * What must stand behind a claim of the two upper levels before it is verified, by what the expert speaks from. A
 * practitioner is known by those who saw the work, a researcher by what is published, a policy maker by the office held.
 * The message key {@code directory.rule.<type>} words each.
 */
final class EvidenceRule {
    static final int FROM_LEVEL = 3;

    private static final Set<Evidence> SEEN_AT_WORK =
            Set.of(Evidence.REFERENCE, Evidence.ENGAGEMENT, Evidence.CERTIFIED);

    private EvidenceRule() {}

    /** @param level at which it is to be verified */
    static boolean isMet(Profile profile, Profile.StatedClaim stated, int level) {
        Evidence evidence = stated.claim().evidence();
        if (level < FROM_LEVEL || evidence == Evidence.ENGAGEMENT || evidence == Evidence.CERTIFIED) {
            return true;
        }
        return switch (profile.expert().type()) {
            case PRACTITIONER -> SEEN_AT_WORK.contains(evidence);
            case RESEARCHER ->
                evidence != Evidence.SELF_STATED && !profile.publications().isEmpty();
            case POLICY_MAKER ->
                evidence != Evidence.SELF_STATED && !profile.employments().isEmpty();
        };
    }
}
