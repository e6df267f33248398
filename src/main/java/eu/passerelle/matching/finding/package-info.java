/** The search page: what somebody types and chooses becomes a question to the index, and its answer a page. */
@NullMarked
package eu.passerelle.matching.finding;

import org.jspecify.annotations.NullMarked;
