package eu.passerelle.matching;

import eu.passerelle.kernel.ExpertId;

/** @param displayName the name or the alias, whichever the reader may see */
public record NamedExpert(ExpertId expert, String displayName) {}
