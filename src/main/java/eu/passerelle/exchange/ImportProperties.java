package eu.passerelle.exchange;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param directory where uploaded tables are kept until their jobs are forgotten */
@ConfigurationProperties("passerelle.imports")
record ImportProperties(@DefaultValue("data/imports") Path directory) {}
