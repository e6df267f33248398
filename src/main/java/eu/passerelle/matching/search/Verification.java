package eu.passerelle.matching.search;

import eu.passerelle.directory.Claim;
import java.time.LocalDate;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** How much of what an expert claims is verified today. */
enum Verification {
    ALL,
    SOME,
    NONE;

    Query on(LocalDate today) {
        long since = since(today);
        Query all = LongField.newRangeQuery(Fields.ALL_VERIFIED_SINCE, since, Long.MAX_VALUE);
        return switch (this) {
            case ALL -> all;
            case SOME ->
                new BooleanQuery.Builder()
                        .add(LongField.newRangeQuery(Fields.LAST_VERIFIED, since, Long.MAX_VALUE), Occur.FILTER)
                        .add(all, Occur.MUST_NOT)
                        .build();
            case NONE -> LongField.newRangeQuery(Fields.LAST_VERIFIED, 0, since - 1);
        };
    }

    /** Who was verified on this day of the epoch, or later, still is. */
    static long since(LocalDate today) {
        return today.minus(Claim.VERIFICATION_LASTS).toEpochDay();
    }
}
