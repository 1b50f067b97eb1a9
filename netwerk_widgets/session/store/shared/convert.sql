-- A plain database becomes one whose users are kept apart: once, by its owner. What comes after is in rules.sql.
CREATE SCHEMA netwerk_shared;

-- Who there are. An id is by chance and never used again; who is removed has no user_id any more.
CREATE TABLE netwerk_shared.people (
  id BIGINT PRIMARY KEY, user_id TEXT UNIQUE, role TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE
);
CREATE TABLE netwerk_shared.groups (id BIGINT PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE);
CREATE TABLE netwerk_shared.members (
  group_id BIGINT NOT NULL REFERENCES netwerk_shared.groups ON DELETE CASCADE,
  person BIGINT NOT NULL REFERENCES netwerk_shared.people, PRIMARY KEY (group_id, person)
);

-- Nobody can find out from a number how many others there are: no counter, no statistics of values.
ALTER TABLE public.revisions DROP CONSTRAINT revisions_pkey;
ALTER TABLE public.sessions ALTER COLUMN id DROP DEFAULT, ALTER COLUMN id TYPE BIGINT;
ALTER TABLE public.revisions ALTER COLUMN id DROP DEFAULT, ALTER COLUMN id TYPE BIGINT,
  ALTER COLUMN session_id TYPE BIGINT, ALTER COLUMN author TYPE TEXT, ADD PRIMARY KEY (session_id, id);
DROP SEQUENCE public.sessions_id_seq, public.revisions_id_seq;
-- What was there is of nobody (0) until `give`.
ALTER TABLE public.sessions ADD COLUMN owner BIGINT NOT NULL DEFAULT 0, ADD COLUMN last BIGINT NOT NULL DEFAULT 0;
UPDATE public.sessions AS each SET last = (SELECT coalesce(max(id), 0) FROM public.revisions WHERE session_id = each.id);

-- A name is taken, and a slip is there, only for who may see it.
ALTER TABLE public.sessions DROP CONSTRAINT sessions_folded_key, ADD UNIQUE (uid);
-- Not by the name itself: an index that the server may look in before it looks whose a row is, tells who is in it.
CREATE UNIQUE INDEX one_name ON public.sessions (owner, md5(folded));
ALTER TABLE public.slips DROP CONSTRAINT slips_place_key, DROP CONSTRAINT slips_pkey,
  ADD CONSTRAINT slips_pkey PRIMARY KEY (round, id), ADD UNIQUE (round, place);
ALTER TABLE public.by_hand DROP CONSTRAINT by_hand_place_key, ADD UNIQUE (round, place);
DROP TABLE public.answers_changed;

CREATE TABLE netwerk_shared.shares (
  id BIGINT PRIMARY KEY, session_id BIGINT NOT NULL REFERENCES public.sessions ON DELETE CASCADE,
  person BIGINT REFERENCES netwerk_shared.people, group_id BIGINT REFERENCES netwerk_shared.groups ON DELETE CASCADE,
  writes BOOLEAN NOT NULL, UNIQUE (session_id, person), UNIQUE (session_id, group_id),
  CHECK (num_nonnulls(person, group_id) = 1)
);
CREATE TABLE netwerk_shared.rooms (
  session_id BIGINT PRIMARY KEY REFERENCES public.sessions ON DELETE CASCADE, room TEXT NOT NULL UNIQUE,
  open BOOLEAN NOT NULL
);
-- How often anything was changed in the answers of a session; who writes answers waits here for another.
CREATE TABLE netwerk_shared.answered (
  session_id BIGINT PRIMARY KEY REFERENCES public.sessions ON DELETE CASCADE, number BIGINT NOT NULL DEFAULT 0
);
INSERT INTO netwerk_shared.answered (session_id) SELECT id FROM public.sessions;

-- Of a column of which there are statistics EXPLAIN tells how often a value is there. The same type anew takes
-- those away that there are.
DO $$
DECLARE each RECORD;
BEGIN
  FOR each IN
    SELECT attrelid::regclass AS name, attname, format_type(atttypid, atttypmod) AS type FROM pg_attribute
    JOIN pg_class ON pg_class.oid = attrelid
    WHERE relkind = 'r' AND attnum > 0 AND NOT attisdropped
      AND relnamespace IN ('public'::regnamespace, 'netwerk_shared'::regnamespace)
  LOOP
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I TYPE %s', each.name, each.attname, each.type);
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS 0', each.name, each.attname);
  END LOOP;
END $$;
