/** The few things all modules share: ids, languages, problems, transactions on the graph, and the outbox. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package eu.passerelle.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
