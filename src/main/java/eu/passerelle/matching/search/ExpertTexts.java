package eu.passerelle.matching.search;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.text.Passage;
import eu.passerelle.matching.text.PassageIndex;
import eu.passerelle.matching.text.TextModel;
import java.nio.file.Path;
import java.util.List;

/** The passages of all experts, twice: for coordinators all, for cities those that they may know of and no others. */
final class ExpertTexts implements AutoCloseable {
    private final PassageIndex all;
    private final PassageIndex open;

    ExpertTexts(Path directory, TextModel model) {
        all = PassageIndex.in(directory.resolve("passages"), model.encoder());
        open = PassageIndex.in(directory.resolve("open-passages"), model.encoder());
    }

    PassageIndex of(Audience audience) {
        return audience == Audience.CITIES ? open : all;
    }

    /** The place of the last news in both; −1 when they must be built anew. */
    long place() {
        return Math.min(all.place(), open.place());
    }

    void put(ExpertId expert, List<Passage> passages) {
        all.put(expert.value(), passages);
        open.put(expert.value(), passages.stream().filter(Passage::open).toList());
    }

    void remove(ExpertId expert) {
        all.remove(expert.value());
        open.remove(expert.value());
    }

    void clear() {
        all.clear();
        open.clear();
    }

    void forgetRemoved() {
        all.forgetRemoved();
        open.forgetRemoved();
    }

    void commit(long place) {
        all.commit(place);
        open.commit(place);
    }

    @Override
    public void close() {
        all.close();
        open.close();
    }
}
