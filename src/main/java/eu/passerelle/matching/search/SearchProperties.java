package eu.passerelle.matching.search;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param directory of the index; it is derived and may be deleted while the application is stopped */
@ConfigurationProperties("passerelle.search")
record SearchProperties(@DefaultValue("data/index") Path directory) {}
