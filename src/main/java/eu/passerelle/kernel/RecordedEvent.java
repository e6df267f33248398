package eu.passerelle.kernel;

import java.time.Instant;

/**
 * An event in its place in the order of commits.
 *
 * @param sequence 1 for the first event ever; gapless and in commit order
 */
public record RecordedEvent(long sequence, Instant at, Event event) {}
