package eu.passerelle.engagements.charter;

import static eu.passerelle.engagements.EngagementsWorld.ANA;
import static eu.passerelle.engagements.EngagementsWorld.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.accounts.Role;
import eu.passerelle.engagements.CharterSigned;
import eu.passerelle.engagements.EngagementsWorld;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.PdfUa;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What Lys and Ana agree on and sign. */
@PasserelleTest
class CharterPagesTest {
    @Autowired
    ApplicationContext context;

    EngagementsWorld world;
    Visitor city;
    Visitor mentor;
    String engagement;
    String page;

    @BeforeEach
    void begin() {
        world = EngagementsWorld.createIn(context);
        engagement = world.engagement(ANA);
        page = "/engagements/" + engagement + "/agreement";
        city = world.lys();
        mentor = world.browser(Role.EXPERT, ANA);
    }

    private Answer sign(Visitor visitor, String version, String wording) {
        return visitor.post(
                page + "/signature",
                Map.of("version", version, "wording", wording, "agrees", "true", "commandId", freshKey()));
    }

    private Answer change(Visitor visitor, String version, String seen, String objectives) {
        return visitor.post(
                page,
                Map.of(
                        "version", version,
                        "seen", seen,
                        "objectives", objectives,
                        "addition", "We meet <early>",
                        "commandId", freshKey()));
    }

    @Test
    void it_is_drawn_up_from_the_needs_and_signed_by_both() {
        assertThat(city.get("/engagements/" + engagement).body()).contains("Read the agreement, change what");
        assertThat(city.get(page).body()).contains("20 hours", "Either of us may end it", "Sign this version");
        assertThat(city.post(page + "/signature", Map.of("version", "1", "wording", "0", "commandId", "x"))
                        .status())
                .as("not ticked")
                .isEqualTo(422);
        assertThat(change(city, "1", "0", "Meet monthly\n\nTrust <all>").location())
                .isEqualTo(page);
        assertThat(mentor.get(page).body()).contains("Trust &lt;all&gt;", "We meet &lt;early&gt;");
        assertThat(sign(mentor, "1", "0").status()).as("read before the change").isEqualTo(409);
        assertThat(sign(mentor, "1", "1").location()).isEqualTo(page);
        assertThat(sign(city, "1", "1").location()).isEqualTo(page);
        assertThat(world.told(CharterSigned.class).stream().map(CharterSigned::complete))
                .containsExactly(false, true);
        assertThat(world.coordinator().get(page).body())
                .contains("signed by both")
                .doesNotContain("Sign this version");
        assertThat(city.get("/engagements/" + engagement).body()).doesNotContain("Read the agreement, change what");
        assertThat(PdfUa.faults(city.download("/engagements/" + engagement + "/agreement.pdf")))
                .isEmpty();
    }

    @Test
    void a_change_after_signing_is_another_version_that_both_sign_anew() {
        sign(city, "1", "0");
        assertThat(change(mentor, "1", "0", "Other").status())
                .as("signed since")
                .isEqualTo(409);
        assertThat(change(mentor, "1", "2", "Other").location()).isEqualTo(page);
        assertThat(city.get(page).body()).contains("Version 2", "Other", "Sign this version");
        assertThat(city.get(page + "?version=1").body())
                .contains("This is an earlier version")
                .doesNotContain("Other<");
        assertThat(world.count("MATCH (a:Charter) RETURN count(a)")).isEqualTo(2);
        assertThat(change(city, "2", "1", " ").body()).contains("id=\"objectives-error\"");
        assertThat(world.count("MATCH (a:AuditEntry) WHERE a.action STARTS WITH 'AGREEMENT' RETURN count(a)"))
                .isEqualTo(2);
    }

    @Test
    void sessions_do_not_wait_for_it_and_another_mentor_signs_anew() {
        world.session(engagement, "2027-03-09T07:00:00Z");
        sign(city, "1", "0");
        sign(mentor, "1", "1");
        world.write("MATCH (a:Charter) SET a.expertId = 'expert-ben'");
        assertThat(mentor.get(page).body()).contains("Version 2", "Sign this version");
        assertThat(sign(mentor, "2", "0").location()).isEqualTo(page);
        assertThat(world.coordinator().post(page + "/signature", Map.of()).status())
                .isEqualTo(403);
    }
}
