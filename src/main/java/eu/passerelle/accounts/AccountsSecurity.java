package eu.passerelle.accounts;

import eu.passerelle.accounts.oidc.Providers;
import java.util.List;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.CookieClearingLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Two ways in: pages with a session, and the API with a bearer token and nothing else. */
@Configuration(proxyBeanMethods = false)
class AccountsSecurity {
    /** Forms whose address is the secret: no cookie of a browser could lend it to somebody else's page. */
    private static final String OWN_SECRET = "/answers/*/*";

    /** A browser's cookie means nothing here, so there is nothing for another site to ride on. */
    @Bean
    @Order(1)
    SecurityFilterChain apiSecurity(HttpSecurity http, AccessTokens tokens) {
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .logout(signOut -> signOut.disable())
                .addFilterBefore(new BearerFilter(tokens), AnonymousAuthenticationFilter.class)
                .headers(SecurityHeaders::write)
                .authorizeHttpRequests(AccountsSecurity::decidedBeforeTheHandler)
                .build();
    }

    /**
     * {@link SignInProvider} is asked once: it is the only provider that there is, and named nowhere else. What follows on a
     * right password, and passkeys, are pages like any other. Whoever signs in begins with an empty session: what somebody
     * else has set up in this browser stays behind.
     */
    @Bean
    @Order(2)
    SecurityFilterChain pageSecurity(
            HttpSecurity http,
            Entrance entrance,
            SignIns signIns,
            Guises guises,
            Providers providers,
            ProviderReturn providerReturn,
            OwnCookies cookies,
            CsrfTokenRepository formTokens) {
        var signIn = new SignInOutcomes(entrance);
        return http.csrf(csrf -> csrf.csrfTokenRepository(formTokens).ignoringRequestMatchers(OWN_SECRET))
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("email")
                        .passwordParameter("password")
                        .authenticationDetailsSource(Device::of)
                        .successHandler(signIn)
                        .failureHandler(signIn))
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.newSession()))
                .logout(signOut -> signOut.logoutUrl("/sign-out")
                        .addLogoutHandler((request, response, person) -> guises.takeOff(request))
                        .addLogoutHandler((request, response, person) -> signIns.endRunning())
                        .logoutSuccessUrl("/sign-in?out")
                        .addLogoutHandler(new CookieClearingLogoutHandler(cookies.sessionThatIsOver())))
                .addFilterBefore(new SignInGate(signIns), LogoutFilter.class)
                .addFilterBefore(new GuiseGate(guises), LogoutFilter.class)
                .addFilterBefore(providers.filter(providerReturn), UsernamePasswordAuthenticationFilter.class)
                .requestCache(RequestCacheConfigurer::disable)
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(signIn))
                .headers(SecurityHeaders::write)
                .authorizeHttpRequests(AccountsSecurity::decidedBeforeTheHandler)
                .build();
    }

    /** Those that handlers of ours name: who asks which there are, is told nothing. */
    @Bean
    HttpFirewall methods() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHttpMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE"));
        return firewall;
    }

    /** In a cookie and not in the session: a form that was open when the session or the server ended can still be sent. */
    @Bean
    CsrfTokenRepository formTokens(OwnCookies cookies) {
        var repository = new CookieCsrfTokenRepository();
        cookies.forms(repository);
        return repository;
    }

    @Bean
    ServletContextInitializer sessionCookie(OwnCookies cookies) {
        return context -> cookies.session(context.getSessionCookieConfig());
    }

    /** {@link AllowedToInterceptor} decides, and refuses what says nothing; only what is no handler is decided here. */
    private static void decidedBeforeTheHandler(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers("/actuator/health", "/actuator/health/**")
                .permitAll()
                .requestMatchers("/actuator", "/actuator/**")
                .denyAll()
                .anyRequest()
                .permitAll();
    }
}
