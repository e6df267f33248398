/** The whole network as one file, and back: for backups, for moving house, and to compare two networks. */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package eu.passerelle.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
