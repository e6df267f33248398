/** Candidates: a Lucene index derived from the graph. */
@NullMarked
package eu.passerelle.matching.search;

import org.jspecify.annotations.NullMarked;
