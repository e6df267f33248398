package eu.passerelle.notifications;

import eu.passerelle.notifications.Letter.Fact;
import eu.passerelle.notifications.post.Draft;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Words letters: one wording, laid out twice, as text and as HTML, so that the two never differ. */
@Component
class LetterWriter {
    private static final String KEY = "notifications.mail.";
    private static final String TEMPLATE = "templates/notifications/letter";

    private final MessageSource messages;
    private final SpringTemplateEngine text = engine(TemplateMode.TEXT, ".txt");
    private final SpringTemplateEngine html = engine(TemplateMode.HTML, ".html");

    LetterWriter(MessageSource messages) {
        this.messages = messages;
    }

    Draft write(Letter letter, long position) {
        Recipient recipient = letter.recipient();
        Locale locale = recipient.language().locale();
        var context = new Context(locale, words(letter, locale));
        return new Draft(
                recipient.address(),
                recipient.name(),
                recipient.language(),
                message(letter.kind(), "subject", locale),
                text.process(TEMPLATE, context),
                html.process(TEMPLATE, context),
                letter.calendar(),
                letter.thread() + ":" + recipient.address(),
                position);
    }

    private Map<String, Object> words(Letter letter, Locale locale) {
        return Map.of(
                "language", locale.getLanguage(),
                "subject", message(letter.kind(), "subject", locale),
                "greeting", greeting(letter.recipient(), locale),
                "paragraphs", List.of(message(letter.kind(), "lead", locale), message(letter.kind(), "more", locale)),
                "facts",
                        letter.facts().stream()
                                .map(fact -> worded(fact, locale))
                                .toList(),
                "action", message(letter.kind(), "action", locale),
                "page", letter.page().toString(),
                "link", linkNote(letter, locale),
                "footer", messages.getMessage("notifications.mail.footer", null, locale));
    }

    private String greeting(Recipient recipient, Locale locale) {
        return recipient.name().isBlank()
                ? messages.getMessage("notifications.mail.greeting.plain", null, locale)
                : messages.getMessage("notifications.mail.greeting", new Object[] {recipient.name()}, locale);
    }

    private String linkNote(Letter letter, Locale locale) {
        if (letter.kind() == LetterKind.APPLICATION_DECLINED) {
            return messages.getMessage("notifications.mail.link.open", null, locale);
        }
        return letter.opensWithoutSigningIn()
                ? messages.getMessage("notifications.mail.link.personal", null, locale)
                : messages.getMessage("notifications.mail.link.signIn", null, locale);
    }

    private Fact worded(Fact fact, Locale locale) {
        return new Fact(messages.getMessage(fact.label(), null, locale), fact.values());
    }

    private String message(LetterKind kind, String part, Locale locale) {
        return messages.getMessage(KEY + kind.name() + "." + part, null, locale);
    }

    /** An engine of its own: the one for pages knows nothing of mails, nor mails of requests and sessions. */
    private static SpringTemplateEngine engine(TemplateMode mode, String suffix) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setTemplateMode(mode);
        resolver.setSuffix(suffix);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
