package eu.passerelle.privacy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param notice a file with the privacy notice of this installation; empty: the one that comes along */
@ConfigurationProperties("passerelle.privacy")
record PrivacySettings(@DefaultValue("") String notice) {}
