package eu.passerelle.notifications;

import eu.passerelle.engagements.RequestId;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.PublicAddress;
import eu.passerelle.kernel.SecretToken;
import java.net.URI;
import org.springframework.stereotype.Component;

/** The pages that mails lead to. */
@Component
record PublicSite(PublicAddress address) {

    URI answer(SecretToken token) {
        return page("/answers/" + token.value());
    }

    URI pollAnswer(SecretToken token) {
        return page("/answers/polls/" + token.value());
    }

    URI assessmentAnswer(SecretToken token) {
        return page("/answers/assessments/" + token.value());
    }

    URI recommendations(RequestId request) {
        return page("/requests/" + request.value() + "/recommendations");
    }

    URI request(RequestId request) {
        return page("/requests/" + request.value());
    }

    URI engagement(EngagementId engagement) {
        return page("/engagements/" + engagement.value());
    }

    URI advice(EngagementId engagement) {
        return page("/engagements/" + engagement.value() + "/recommendations");
    }

    URI handover(EngagementId engagement) {
        return page("/engagements/" + engagement.value() + "/handover");
    }

    URI agreement(EngagementId engagement) {
        return page("/engagements/" + engagement.value() + "/agreement");
    }

    URI midTermAnswer(SecretToken token) {
        return page("/answers/mid-term/" + token.value());
    }

    URI pause(EngagementId engagement) {
        return page("/engagements/" + engagement.value() + "/pause");
    }

    URI closing(EngagementId engagement) {
        return page("/engagements/" + engagement.value() + "/closing");
    }

    URI invitation(SecretToken token) {
        return page("/invitations/" + token.value());
    }

    URI newPassword(SecretToken token) {
        return page("/new-password/" + token.value());
    }

    URI account() {
        return page("/account");
    }

    URI signingIn() {
        return page("/account/signing-in");
    }

    URI approvals() {
        return page("/approvals");
    }

    URI leaving() {
        return page("/account/leaving");
    }

    URI leaving(SecretToken token) {
        return page("/leaving/" + token.value());
    }

    URI start() {
        return page("/");
    }

    URI inbox() {
        return page("/inbox");
    }

    URI profile() {
        return page("/profile");
    }

    URI proposals() {
        return page("/proposals");
    }

    private URI page(String path) {
        return address.page(path);
    }
}
