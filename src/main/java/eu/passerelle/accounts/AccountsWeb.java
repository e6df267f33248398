package eu.passerelle.accounts;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the checks of {@link AllowedTo}, {@link ShownInGuise}, {@link NeedsScope} and {@link NeedsProof} before every handler. */
@Configuration(proxyBeanMethods = false)
class AccountsWeb implements WebMvcConfigurer {
    private final Clock clock;

    AccountsWeb(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AllowedToInterceptor());
        registry.addInterceptor(new GuiseInterceptor());
        registry.addInterceptor(new ScopeInterceptor());
        registry.addInterceptor(new NeedsProofInterceptor(clock));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ViewerArgument());
    }
}
