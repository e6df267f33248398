package eu.passerelle.matching.search;

import eu.passerelle.matching.text.TextModel;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param directory of the index; it is derived and may be deleted while the application is stopped
 * @param model the language model; see {@link TextModel#load}
 */
@ConfigurationProperties("passerelle.search")
record SearchProperties(
        @DefaultValue("data/index") Path directory,
        @DefaultValue(TextModel.PACKAGED) String model) {}
