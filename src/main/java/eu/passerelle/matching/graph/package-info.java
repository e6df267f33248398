/** Evidence: what the graph knows of the candidates, in one query. */
@NullMarked
package eu.passerelle.matching.graph;

import org.jspecify.annotations.NullMarked;
