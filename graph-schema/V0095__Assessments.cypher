// Questionnaires in versions, and how teams look at themselves with them. What a person says hangs on that person alone.
CREATE CONSTRAINT instrument_id IF NOT EXISTS FOR (n:Instrument) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT assessment_id IF NOT EXISTS FOR (n:Assessment) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT respondent_id IF NOT EXISTS FOR (n:Respondent) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT dimension_value_id IF NOT EXISTS FOR (n:DimensionValue) REQUIRE n.id IS UNIQUE;
CREATE INDEX instrument_code IF NOT EXISTS FOR (n:Instrument) ON (n.code);
CREATE INDEX assessment_state IF NOT EXISTS FOR (n:Assessment) ON (n.state);
