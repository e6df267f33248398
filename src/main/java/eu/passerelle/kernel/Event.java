package eu.passerelle.kernel;

/**
 * Something that happened, in the past tense: a record beside its aggregate that carries ids, not objects, and no more
 * personal data than its followers need. Written to the {@link Outbox} in the transaction of the change itself.
 */
public interface Event {}
