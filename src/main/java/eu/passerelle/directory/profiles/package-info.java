/** What experts say of themselves, and what coordinators make of it: profiles, claims, the curators' desk. */
@NullMarked
package eu.passerelle.directory.profiles;

import org.jspecify.annotations.NullMarked;
