package eu.passerelle.matching.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.jayway.jsonpath.JsonPath;
import eu.passerelle.accounts.SignedIn;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Fifty hits cost the graph no more questions than one; suggestions cost it none. */
@PasserelleTest
class SearchQueriesTest {
    @Autowired
    WebApplicationContext context;

    MockMvc mvc;

    @BeforeEach
    void signIn() {
        SearchWorld.loadedIn(context, 0);
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
        var viewer = new Viewer.CoordinatorViewer(new AccountId("account"));
        var person = new SignedIn(viewer, "Somebody", "somebody@example.org", Optional.empty());
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, "", List.of()));
        open("/experts");
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void as_many_queries_with_fifty_hits_as_with_one() {
        assertThat(hits("/api/v1/experts?q=name:Wendischer")).isEqualTo(1);
        assertThat(hits("/api/v1/experts?size=50")).isEqualTo(50);
        List<String> one = CypherLog.during(() -> open("/api/v1/experts?q=name:Wendischer"));
        List<String> fifty = CypherLog.during(() -> open("/api/v1/experts?size=50"));
        assertThat(one).isNotEmpty();
        assertThat(fifty).hasSameSizeAs(one).hasSizeLessThanOrEqualTo(3);
        List<String> page = CypherLog.during(() -> open("/experts?q=police&language=fr&competence=B"));
        assertThat(page).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void suggestions_ask_the_graph_nothing() {
        open("/experts/suggestions?q=kat");
        assertThat(CypherLog.during(() -> open("/experts/suggestions?q=wend"))).isEmpty();
    }

    private int hits(String address) {
        return JsonPath.<List<Object>>read(open(address), "$.experts").size();
    }

    private String open(String address) {
        try {
            var answer = mvc.perform(get(address)).andReturn().getResponse();
            assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
            return answer.getContentAsString();
        } catch (Exception e) {
            throw new AssertionError(address, e);
        }
    }
}
