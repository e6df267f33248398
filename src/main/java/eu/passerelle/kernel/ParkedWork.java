package eu.passerelle.kernel;

import java.util.Map;

/**
 * Work that was given up after some attempts and waits for somebody. Each module that has such work says how much and why,
 * and can try it again; neither names a person, an address or what the work is about.
 */
public interface ParkedWork {
    /** Such as {@code mails}; the key {@code oversight.parked.<name>} words it. */
    String name();

    /** How much there is, by a reason that is a code, such as 550. */
    Map<String, Long> reasons();

    /** Each is tried again once; some may be parked again. */
    int retryAll();
}
