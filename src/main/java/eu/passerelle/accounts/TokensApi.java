package eu.passerelle.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.passerelle.accounts.AccessTokens.AccessToken;
import eu.passerelle.kernel.Typed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tokens")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
@NeedsScope(Scope.TOKENS)
class TokensApi {
    private final AccessTokens tokens;

    TokensApi(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** One's own tokens, newest first; without their secrets, which nobody has. */
    @GetMapping
    List<Token> tokens(Viewer viewer) {
        return tokens.list(viewer.account()).stream()
                .map(token -> Token.of(token, Optional.empty()))
                .toList();
    }

    /** Makes another token, which ends with the one that makes it. The answer is the only one that ever shows its secret. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Token make(Viewer viewer, @RequestBody NewToken wanted) {
        Reach own = BearerAuthentication.find().map(BearerAuthentication::reach).orElse(Reach.NONE);
        AccessTokens.Made made =
                tokens.make(viewer.account(), wanted.name(), wanted.days(), wanted.scopesOrNone(), own);
        return Token.of(made.token(), Optional.of(made.secret().value()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Viewer viewer, @PathVariable String id) {
        tokens.revoke(viewer.account(), id);
    }

    /**
     * @param days it lives, 1 to 365; fewer, when the token that makes it ends before
     * @param scopes what it opens: some of those of the token that makes it
     */
    record NewToken(
            @Nullable String name,
            @Nullable Integer days,
            @Nullable List<@Nullable String> scopes) {
        List<String> scopesOrNone() {
            return scopes == null ? List.of() : scopes.stream().map(Typed::text).toList();
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Token(
            String id,
            String name,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> lastUsedAt,
            List<String> scopes,
            Optional<String> token) {
        static Token of(AccessToken token, Optional<String> secret) {
            return new Token(
                    token.id(),
                    token.name(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    token.scopes().stream().map(Scope::code).toList(),
                    secret);
        }
    }
}
