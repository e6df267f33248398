/** Neo4j Community inside this process, for when no server is configured. */
@NullMarked
package eu.passerelle.kernel.graph;

import org.jspecify.annotations.NullMarked;
