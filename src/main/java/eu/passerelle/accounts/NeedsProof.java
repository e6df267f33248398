package eu.passerelle.accounts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whoever calls such a handler method has signed in, or proved again to be that person, within fifteen minutes. What was
 * typed into a form meanwhile comes back to its page as an {@link InterruptedForm}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface NeedsProof {
    /** The page to go on from, when it was a form of that page that was sent. */
    String page() default SigningInPages.PATH;
}
