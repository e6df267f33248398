package eu.passerelle.kernel;

/** Invented data for showing the product, from files below {@code seed-data}: loaded with the {@code demo} profile only. */
public abstract class DemoSeed implements Seed {
    private final String name;
    private final int order;
    private final SeedFiles files;
    private final String[] paths;

    /** @param paths of the files by whose change the seed is loaded again */
    protected DemoSeed(String name, int order, SeedFiles files, String... paths) {
        this.name = name;
        this.order = order;
        this.files = files;
        this.paths = paths.clone();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int order() {
        return order;
    }

    @Override
    public String version() {
        return files.version(paths);
    }

    @Override
    public final boolean demo() {
        return true;
    }
}
