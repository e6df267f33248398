package eu.passerelle.cities;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/cities")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class CitiesApi {
    private static final int AT_MOST = 20;

    private final Cities cities;

    CitiesApi(Cities cities) {
        this.cities = cities;
    }

    /** Cities by the beginning of any word of their name, the largest first. */
    @GetMapping
    List<City> find(@RequestParam("q") String typed) {
        return cities.find(typed, AT_MOST);
    }
}
