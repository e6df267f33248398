package eu.passerelle.accounts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A page that a coordinator may look at as somebody else sees it. It reads only, and shows nothing that the network must
 * not read: no case card, nothing that only the two sides of a mentoring read, no single answer, no secret address. A
 * handler without it is not shown.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ShownInGuise {}
