package eu.passerelle.toolbox.assessments;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.toolbox.instruments.Instrument;
import eu.passerelle.toolbox.results.Filled;

/** Somebody who is asked, and what he or she has said: for the person’s own page, and for results of groups. */
record Respondent(String id, String name, String email, InterfaceLanguage language, String agency, Sheet sheet) {
    boolean isDone(Instrument instrument) {
        return sheet.isComplete(instrument);
    }

    Filled filled() {
        return new Filled(agency, sheet.levels(), sheet.words());
    }
}
