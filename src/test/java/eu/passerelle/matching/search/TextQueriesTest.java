package eu.passerelle.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.matching.query.SearchText;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.junit.jupiter.api.Test;

class TextQueriesTest {
    @Test
    void small_words_alone_are_looked_for_in_names_only() {
        assertThat(fields("der und die")).containsExactly(Fields.NAME);
    }

    @Test
    void a_word_that_is_small_in_one_language_only_is_still_looked_for_in_others() {
        assertThat(fields("care")).contains("words_en", Fields.NAME).doesNotContain("words_ro");
        assertThat(fields("die Fallkonferenz")).contains("words_de");
    }

    private static Set<String> fields(String typed) {
        var fields = new HashSet<String>();
        for (BooleanClause clause : new TextQueries(Audience.COORDINATORS).clauses(SearchText.parse(typed), Set.of())) {
            clause.query().visit(new QueryVisitor() {
                @Override
                public void consumeTerms(Query query, Term... terms) {
                    for (Term term : terms) {
                        fields.add(term.field());
                    }
                }
            });
        }
        return fields;
    }
}
