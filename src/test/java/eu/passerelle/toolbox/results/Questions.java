package eu.passerelle.toolbox.results;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.toolbox.instruments.Instrument;
import eu.passerelle.toolbox.instruments.Instrument.Dimension;
import eu.passerelle.toolbox.instruments.Instrument.Item;
import eu.passerelle.toolbox.instruments.Instrument.Kind;
import java.util.List;
import java.util.Map;

/** Two dimensions: sharing (B3 weighs 3, C1 weighs 2) with the items s1 and s2, trust (C1 weighs 1) with t1. */
final class Questions {
    static final Dimension SHARING = new Dimension(
            "sharing",
            text("Sharing"),
            Map.of(new CompetenceCode("B3"), 3, new CompetenceCode("C1"), 2),
            List.of(item("s1"), item("s2")));
    static final Dimension TRUST =
            new Dimension("trust", text("Trust"), Map.of(new CompetenceCode("C1"), 1), List.of(item("t1")));
    static final Instrument BOTH =
            new Instrument("both", text("Both"), text("Why"), List.of(), List.of(SHARING, TRUST));

    private Questions() {}

    private static Item item(String id) {
        return new Item(id, Kind.SCALE, text(id), text("low"), text("high"));
    }

    private static LocalizedText text(String words) {
        return new LocalizedText(Map.of("en", words));
    }
}
