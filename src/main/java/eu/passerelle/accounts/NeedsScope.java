package eu.passerelle.accounts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the scope with which a token opens a handler, or all of a controller that changes something. What only reads needs
 * no annotation; what changes something without one is closed to programs.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface NeedsScope {
    Scope value();
}
