package eu.passerelle.engagements.charter;

import eu.passerelle.engagements.Times;
import eu.passerelle.engagements.charter.Charter.Signature;
import eu.passerelle.kernel.papers.Paper;
import eu.passerelle.kernel.papers.Paper.Block;
import eu.passerelle.kernel.papers.Paper.Fact;
import eu.passerelle.kernel.papers.Paper.Facts;
import eu.passerelle.kernel.papers.Paper.Heading;
import eu.passerelle.kernel.papers.Paper.Text;
import eu.passerelle.scheduling.Side;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** An agreement as it is read on the page and on paper: the words of its template, with what is the two sides’ own. */
@Component
class CharterPaper {
    private static final List<String> SECTIONS = List.of("rules", "confidential", "disagree", "end");

    private final MessageSource messages;

    CharterPaper(MessageSource messages) {
        this.messages = messages;
    }

    /** @param text a paragraph */
    record Section(String heading, String text) {}

    /** What is the same in every mentoring. */
    List<Section> sections(Charter agreement, Locale locale) {
        return SECTIONS.stream()
                .map(name -> new Section(
                        word(agreement, name + ".heading", locale), word(agreement, name + ".text", locale)))
                .toList();
    }

    /** @param between mentor and team, by name */
    Paper of(Charter agreement, String between, ZoneId zone, Locale locale) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(1, messages.getMessage("agreement.objectives", null, locale)));
        blocks.add(new Text(String.join(
                "\n", agreement.lines().stream().map(line -> "– " + line).toList())));
        blocks.add(new Heading(1, messages.getMessage("agreement.hours", null, locale)));
        blocks.add(new Text(messages.getMessage("engagements.hours", new Object[] {agreement.hours()}, locale)));
        sections(agreement, locale).forEach(section -> {
            blocks.add(new Heading(1, section.heading()));
            blocks.add(new Text(section.text()));
        });
        if (!agreement.addition().isEmpty()) {
            blocks.add(new Heading(1, messages.getMessage("agreement.addition", null, locale)));
            blocks.add(new Text(agreement.addition()));
        }
        blocks.add(new Heading(1, messages.getMessage("agreement.signatures", null, locale)));
        blocks.add(new Facts(List.of(
                signature(agreement, Side.TEAM, zone, locale), signature(agreement, Side.EXPERT, zone, locale))));
        return new Paper(
                messages.getMessage("agreement.title", null, locale),
                messages.getMessage("agreement.subtitle", new Object[] {between, agreement.version()}, locale),
                locale,
                blocks);
    }

    private Fact signature(Charter agreement, Side side, ZoneId zone, Locale locale) {
        String said = agreement
                .by(side)
                .map(signature -> signed(signature, zone, locale))
                .orElseGet(() -> messages.getMessage("agreement.unsigned", null, locale));
        return new Fact(messages.getMessage("agreement.side." + side, null, locale), said);
    }

    private String signed(Signature signature, ZoneId zone, Locale locale) {
        String when = new Times(locale).moment(signature.at(), zone);
        return messages.getMessage("agreement.signed", new Object[] {signature.name(), when}, locale);
    }

    private String word(Charter agreement, String name, Locale locale) {
        return messages.getMessage("agreement.template." + agreement.template() + "." + name, null, locale);
    }
}
