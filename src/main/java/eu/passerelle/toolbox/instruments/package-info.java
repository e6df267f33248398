/** The questionnaires: data in four languages, in versions that never change. */
@NullMarked
package eu.passerelle.toolbox.instruments;

import org.jspecify.annotations.NullMarked;
