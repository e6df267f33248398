/** What solves flows and integer programs: the adapters of Google OR-Tools to the faces of the pure cores. */
@NullMarked
package eu.passerelle.matching.solver;

import org.jspecify.annotations.NullMarked;
