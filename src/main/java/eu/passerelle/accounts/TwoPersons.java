package eu.passerelle.accounts;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param twoPersons whether what gives away much at once needs a second person; a network of one coordinator has none */
@ConfigurationProperties("passerelle.privacy")
record TwoPersons(@DefaultValue("true") boolean twoPersons) {}
