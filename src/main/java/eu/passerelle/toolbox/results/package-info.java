/** What answers come to: for groups only, and by rules that anybody can check by hand. */
@NullMarked
package eu.passerelle.toolbox.results;

import org.jspecify.annotations.NullMarked;
