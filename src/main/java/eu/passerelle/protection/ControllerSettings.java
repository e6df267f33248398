package eu.passerelle.protection;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What only the operator knows of the processing.
 *
 * @param controller name and address of who is responsible
 * @param contact where people write to
 * @param officer name and address of the data protection officer
 * @param processors who works with the data on behalf of the controller: hosting, mail
 * @param transfers to which countries outside the EEA data go, and under which safeguard; or that none do
 */
@ConfigurationProperties("passerelle.privacy")
record ControllerSettings(
        @DefaultValue("") String controller,
        @DefaultValue("") String contact,
        @DefaultValue("") String officer,
        @DefaultValue("") String processors,
        @DefaultValue("") String transfers) {
    /** @param value empty when nobody has set it */
    public record Fact(String name, String value) {
        public String setting() {
            return "passerelle.privacy." + name;
        }

        public boolean isMissing() {
            return value.isBlank();
        }
    }

    List<Fact> facts() {
        return List.of(
                new Fact("controller", controller),
                new Fact("contact", contact),
                new Fact("officer", officer),
                new Fact("processors", processors),
                new Fact("transfers", transfers));
    }

    Stream<Fact> missing() {
        return facts().stream().filter(Fact::isMissing);
    }
}
