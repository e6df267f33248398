/** The request as a team writes it: part by part, saved as it goes, checked, and sent. */
@NullMarked
package eu.passerelle.engagements.requests;

import org.jspecify.annotations.NullMarked;
