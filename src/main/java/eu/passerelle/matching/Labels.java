package eu.passerelle.matching;

import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The names of things in the reader's language. What has no name keeps its code. */
@Component
public class Labels {
    private final Taxonomy taxonomy;
    private final World world;

    Labels(Taxonomy taxonomy, World world) {
        this.taxonomy = taxonomy;
        this.world = world;
    }

    public String competence(CompetenceCode code, InterfaceLanguage reader) {
        return taxonomy.find(code).map(concept -> concept.label().in(reader)).orElse(code.value());
    }

    public String language(String code, InterfaceLanguage reader) {
        return name(world.languages(), code, reader);
    }

    public String country(String code, InterfaceLanguage reader) {
        return name(world.countries(), code, reader);
    }

    private static String name(Map<String, LocalizedText> names, String code, InterfaceLanguage reader) {
        LocalizedText name = names.get(code);
        return name == null ? code : name.in(reader);
    }
}
