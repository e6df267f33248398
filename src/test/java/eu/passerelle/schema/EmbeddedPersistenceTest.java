package eu.passerelle.schema;

import eu.passerelle.testing.PasserelleTest;

@PasserelleTest
class EmbeddedPersistenceTest extends PersistenceContract {}
