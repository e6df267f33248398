// Cities are found by the beginning of any word of their name, without accents.
CREATE TEXT INDEX city_folded_name IF NOT EXISTS FOR (n:City) ON (n.foldedName);
DROP INDEX city_name IF EXISTS;
