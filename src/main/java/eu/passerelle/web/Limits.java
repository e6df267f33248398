package eu.passerelle.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param api calls of one account in a minute
 * @param searches of one account in a minute: what makes the search or the matching work
 * @param forms sent from one address in ten minutes by people who have not signed in
 */
@ConfigurationProperties("passerelle.limits")
record Limits(
        @DefaultValue("600") int api,
        @DefaultValue("120") int searches,
        @DefaultValue("60") int forms) {}
