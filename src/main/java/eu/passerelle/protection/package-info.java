/** What people are owed as their data are kept: the record of processing, and what was let go when its time was over. */
@ApplicationModule(allowedDependencies = {"kernel", "privacy", "accounts"})
@NullMarked
package eu.passerelle.protection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
