package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.SecretToken;
import eu.passerelle.privacy.Erasure;
import eu.passerelle.privacy.Erasures;
import eu.passerelle.privacy.Subject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Somebody without an account, who was only ever asked something by mail, leaves for good: from the page behind that mail.
 * The mail that says so has a link by which it is taken back.
 */
@Component
public class GuestLeaving {
    /** Of the link that takes it back; its subject is the erasure. */
    public static final String PURPOSE = "leaving";

    /** Asks, without an account. */
    private static final AccountId GUEST = new AccountId("guest");

    private final Erasures erasures;
    private final MailedLinks links;
    private final Commands commands;

    GuestLeaving(Erasures erasures, MailedLinks links, Commands commands) {
        this.erasures = erasures;
        this.links = links;
        this.commands = commands;
    }

    /**
     * Somebody who was asked by mail.
     *
     * @param id under which the one who asked knows the person
     * @param address at which he or she was asked
     * @param page behind the mail
     */
    public record Guest(String id, String address, String page) {}

    /** Back to the page behind the mail; or the page once more, with what is missing. */
    public ModelAndView answer(Guest guest, boolean understood, String commandId, Supplier<ModelAndView> again) {
        try {
            ask(guest.id(), guest.address(), understood, commandId);
            return new ModelAndView("redirect:" + guest.page());
        } catch (InvalidInput e) {
            ModelAndView page = again.get().addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    /**
     * @param guest under which the one who asked knows the person
     * @param address at which he or she was asked
     * @param understood whether the person has ticked that it cannot be undone later
     * @param commandId asks once, and once more after that was taken back
     * @throws InvalidInput also for an address that somebody signs in with, that a profile has, or a team as its contact
     */
    private void ask(String guest, String address, boolean understood, String commandId) {
        if (!understood) {
            throw new InvalidInput(FieldProblem.of("understood", "accounts.leaving.understood.missing"));
        }
        String asked = commands.once("guest-leaving:" + guest, commandId, String.class, () -> erasure(guest, address));
        if (!erasures.isOpen(asked)) {
            erasure(guest, address);
        }
    }

    private String erasure(String guest, String address) {
        if (!erasures.isOnlyGuest(address)) {
            throw new InvalidInput(FieldProblem.of("understood", "accounts.guestLeaving.account"));
        }
        return erasures.ask(GUEST, erasures.ofGuest(guest), "").id();
    }

    /** On which day it happens; empty while nobody has asked for it. */
    public Optional<LocalDate> dueOn(String guest) {
        return erasures.openOfGuest(guest).map(GuestLeaving::due);
    }

    /** @throws NotFound when the link is over, or it was taken back, or has begun */
    LocalDate dueOn(SecretToken link) {
        return due(waiting(link));
    }

    private static LocalDate due(Erasure erasure) {
        return LocalDate.ofInstant(erasure.dueAt(), ZoneOffset.UTC);
    }

    private Erasure waiting(SecretToken link) {
        return links.subjectOf(link, PURPOSE)
                .flatMap(erasures::waiting)
                .orElseThrow(() -> new NotFound("Link", PURPOSE));
    }

    /** @throws NotFound as above */
    void takeBack(SecretToken link) {
        Erasure erasure = waiting(link);
        Subject subject = erasures.of(erasure);
        if (!erasures.takeBack(GUEST, subject)) {
            throw new NotFound("Link", PURPOSE);
        }
        links.revoke(PURPOSE, erasure.id());
    }
}
