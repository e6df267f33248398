package eu.passerelle.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.notifications.post.Draft;
import eu.passerelle.notifications.post.Draft.CalendarPart;
import eu.passerelle.notifications.post.Mail;
import eu.passerelle.notifications.post.MailState;
import eu.passerelle.notifications.post.PostOffice;
import eu.passerelle.notifications.replies.ReplyNotes;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.ReceivedMail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

/** What the pages show, beside the question of who may see them. */
@PasserelleTest
class MailPagesTest {
    @Autowired
    PostOffice post;

    @Autowired
    ReplyNotes notes;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    final Model model = new ExtendedModelMap();

    @Test
    void a_parked_mail_is_shown_with_its_problem() {
        handIn("PARKED", Optional.empty());
        new MailPages(post, notes, new MockEnvironment()).mails(model);
        assertThat(groups().getFirst().state()).isEqualTo(MailState.PARKED);
        assertThat(groups().getFirst().mails()).singleElement().satisfies(mail -> {
            assertThat(mail.recipient()).isEqualTo("someone@example.org");
            assertThat(mail.problem()).isEqualTo("550 no such mailbox");
            assertThat(mail.canBeRetried()).isTrue();
        });
    }

    @Test
    void what_a_mail_says_is_not_for_coordinators() {
        handIn("PARKED", Optional.empty());
        new MailPages(post, notes, new MockEnvironment()).mails(model);
        assertThat(groups().toString()).contains("A <subject>").doesNotContain("secret");
    }

    @Test
    void a_parked_mail_is_sent_again_when_asked() {
        String id = handIn("PARKED", Optional.empty());
        var redirect = new RedirectAttributesModelMap();
        assertThat(new MailPages(post, notes, new MockEnvironment()).retry(id, redirect))
                .isEqualTo("redirect:/mails");
        assertThat(post.find(id)).get().extracting(Mail::state).isNotEqualTo(MailState.PARKED);
        assertThat(ReceivedMail.await("someone@example.org", 1)).hasSize(1);
    }

    @Test
    void the_demonstration_shows_a_kept_mail_with_its_link_and_its_invitation() {
        String id = handIn("KEPT", Optional.of(new CalendarPart("REQUEST", "BEGIN:VCALENDAR")));
        var pages = new DemoMailPages(post);
        pages.mails(model, here());
        assertThat(model.getAttribute("mails")).asInstanceOf(LIST).hasSize(1);
        pages.mail(id, model, here());
        assertThat(model.getAttribute("lines"))
                .asInstanceOf(LIST)
                .contains(new PlainText.Line(List.of(
                        new PlainText.Piece("", false),
                        new PlainText.Piece("http://localhost:8080/answers/secret", true),
                        new PlainText.Piece("", false))));
        var file = pages.calendar(id, here());
        assertThat(file.getHeaders().getFirst("Content-Disposition")).isEqualTo("attachment; filename=\"invite.ics\"");
        assertThat(file.getBody()).asString(StandardCharsets.UTF_8).isEqualTo("BEGIN:VCALENDAR");
    }

    @Test
    void the_demonstration_shows_no_mail_that_is_really_sent() {
        String id = handIn("PARKED", Optional.empty());
        assertThatThrownBy(() -> new DemoMailPages(post).mail(id, model, here()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void the_demonstrations_mails_are_for_those_at_this_machine() {
        String id = handIn("KEPT", Optional.of(new CalendarPart("REQUEST", "BEGIN:VCALENDAR")));
        var pages = new DemoMailPages(post);
        var elsewhere = new MockHttpServletRequest();
        elsewhere.setRemoteAddr("192.0.2.7");
        assertThatThrownBy(() -> pages.mails(model, elsewhere)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> pages.mail(id, model, elsewhere)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> pages.calendar(id, elsewhere)).isInstanceOf(NotFound.class);
    }

    @Test
    void only_coordinators_see_the_post() {
        assertThat(MailPages.class.getAnnotation(AllowedTo.class).value()).containsExactly(Role.COORDINATOR);
        assertThat(MailsApi.class.getAnnotation(AllowedTo.class).value()).containsExactly(Role.COORDINATOR);
    }

    @SuppressWarnings("unchecked")
    private List<MailPages.Group> groups() {
        return (List<MailPages.Group>) Objects.requireNonNull(model.getAttribute("groups"));
    }

    private static MockHttpServletRequest here() {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("127.0.0.1");
        return request;
    }

    private String handIn(String state, Optional<CalendarPart> calendar) {
        return transactions.write(() -> {
            post.handIn(new Draft(
                    "someone@example.org",
                    "Someone",
                    InterfaceLanguage.EN,
                    "A <subject>",
                    "Text <b>\nhttp://localhost:8080/answers/secret\n",
                    "<p>http://localhost:8080/answers/secret</p>",
                    calendar,
                    "thread",
                    1));
            return neo4j.query(
                            "MATCH (m:Mail) SET m.state = $state, m.attempts = 1, m.error = '550 no such mailbox' RETURN m.id")
                    .bind(state)
                    .to("state")
                    .fetchAs(String.class)
                    .one()
                    .orElseThrow();
        });
    }
}
