/**
 * The action plan of a team: goals, measures and what shows whether they work, for one to three years. The team owns and
 * writes it, several people at once; its mentor comments; network coordinators read.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "privacy", "accounts", "directory", "cities", "engagements", "papers"})
@NullMarked
package eu.passerelle.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
