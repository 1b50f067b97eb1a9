-- Who may do what. All of it can be said again. The owner of the database is who looks after it: to him nothing is
-- closed. Functions here run as he; their search_path is fixed, so nobody puts something of his own in the way.

-- ---- who asks, and what he may ----

CREATE OR REPLACE FUNCTION netwerk_shared.me() RETURNS BIGINT
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT id FROM netwerk_shared.people WHERE role = session_user::text AND user_id IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION netwerk_shared.random_id() RETURNS BIGINT
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ('x' || right(replace(gen_random_uuid()::text, '-', ''), 15))::bit(60)::bigint
$$;

-- The sessions that may be read: what is one's own, what is shared, and for the rooms' service what is open.
CREATE OR REPLACE FUNCTION netwerk_shared.rights() RETURNS TABLE (session_id BIGINT, owns BOOLEAN, writes BOOLEAN)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH asks AS MATERIALIZED (SELECT netwerk_shared.me() AS me)
  SELECT id, true, true FROM asks, public.sessions WHERE owner = me
  UNION ALL
  SELECT s.session_id, false, bool_or(s.writes) FROM asks, netwerk_shared.shares AS s
  JOIN public.sessions ON sessions.id = s.session_id
  WHERE owner <> me
    AND (s.person = me OR s.group_id IN (SELECT m.group_id FROM netwerk_shared.members AS m WHERE m.person = me))
  GROUP BY s.session_id
  UNION ALL
  SELECT r.session_id, false, false FROM netwerk_shared.rooms AS r WHERE r.open AND session_user = 'netwerk_room'
$$;

CREATE OR REPLACE FUNCTION netwerk_shared.readable() RETURNS SETOF BIGINT
LANGUAGE sql STABLE ROWS 100 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT session_id FROM netwerk_shared.rights()
$$;

CREATE OR REPLACE FUNCTION netwerk_shared.writable() RETURNS SETOF BIGINT
LANGUAGE sql STABLE ROWS 100 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT session_id FROM netwerk_shared.rights() WHERE writes
$$;

CREATE OR REPLACE FUNCTION netwerk_shared.uids(to_write BOOLEAN) RETURNS SETOF TEXT
LANGUAGE sql STABLE ROWS 100 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT uid FROM public.sessions JOIN netwerk_shared.rights() ON id = session_id WHERE writes OR NOT to_write
$$;

CREATE OR REPLACE FUNCTION netwerk_shared.round_ids(to_write BOOLEAN) RETURNS SETOF TEXT
LANGUAGE sql STABLE ROWS 100 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT id FROM public.rounds WHERE session IN (SELECT netwerk_shared.uids(to_write))
$$;

-- ---- what is written has its maker and its numbers from here, whatever is sent ----

CREATE OR REPLACE FUNCTION netwerk_shared.refuse() RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'not yours to write' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE OR REPLACE FUNCTION netwerk_shared.new_session() RETURNS TRIGGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.owner := netwerk_shared.me();
  IF NEW.owner IS NULL THEN PERFORM netwerk_shared.refuse(); END IF;
  NEW.id := netwerk_shared.random_id();
  NEW.uid := replace(gen_random_uuid()::text, '-', '');
  NEW.last := 0;
  PERFORM netwerk_shared.must_be_a_time(NEW.created);
  RETURN NEW;
END $$;

-- With what a workbook would never write, somebody could spoil the list of all with whom he shares it.
CREATE OR REPLACE FUNCTION netwerk_shared.must_be_a_time(given TEXT) RETURNS VOID
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- Narrower than PostgreSQL, which knows 24:00 and a sixtieth second: Python does not read those.
  IF given !~ '^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00:00$' THEN
    PERFORM netwerk_shared.refuse();
  END IF;
  PERFORM given::timestamptz;
END $$;

CREATE OR REPLACE FUNCTION netwerk_shared.named_session() RETURNS TRIGGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.name ~ '[[:cntrl:]/\\]' OR NEW.name <> btrim(NEW.name) OR length(NEW.name) NOT BETWEEN 1 AND 80 THEN
    PERFORM netwerk_shared.refuse();
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION netwerk_shared.made_session() RETURNS TRIGGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO netwerk_shared.answered (session_id) VALUES (NEW.id);
  RETURN NULL;
END $$;

-- Who writes in a session waits here for who writes in it too: a later revision is never seen before an earlier one.
CREATE OR REPLACE FUNCTION netwerk_shared.new_revision() RETURNS TRIGGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.session_id NOT IN (SELECT netwerk_shared.writable()) OR NEW.session_id IS NULL THEN
    PERFORM netwerk_shared.refuse();
  END IF;
  UPDATE public.sessions SET last = last + 1 WHERE id = NEW.session_id RETURNING last INTO NEW.id;
  PERFORM netwerk_shared.must_be_a_time(NEW.time);
  IF json_typeof(NEW.document::json) <> 'object' THEN PERFORM netwerk_shared.refuse(); END IF;
  SELECT name || E'\t' || left(regexp_replace(NEW.author, E'^.*\t|[^A-Za-z0-9-]', '', 'g'), 60) INTO NEW.author
  FROM netwerk_shared.people WHERE id = netwerk_shared.me();
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION netwerk_shared.answered() RETURNS TRIGGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'rounds' THEN
    UPDATE netwerk_shared.answered SET number = number + 1 WHERE session_id IN (
      SELECT s.id FROM changed JOIN public.sessions AS s ON s.uid = changed.session);
  ELSE
    UPDATE netwerk_shared.answered SET number = number + 1 WHERE session_id IN (
      SELECT s.id FROM changed JOIN public.rounds AS r ON r.id = changed.round
      JOIN public.sessions AS s ON s.uid = r.session);
  END IF;
  RETURN NULL;
END $$;

-- Who began something before it was shared no more may see all as it was then, also what he may do. Where he then
-- writes he finds that the row was changed since, and is refused.
CREATE OR REPLACE FUNCTION netwerk_shared.taken_back() RETURNS TRIGGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  touched BIGINT[];
BEGIN
  IF TG_TABLE_NAME = 'shares' THEN
    touched := ARRAY[OLD.session_id];
  ELSE
    SELECT array_agg(session_id) INTO touched FROM netwerk_shared.shares WHERE group_id = OLD.group_id;
  END IF;
  UPDATE public.sessions SET last = last WHERE id = ANY (touched);
  UPDATE netwerk_shared.answered SET number = number + 1 WHERE session_id = ANY (touched);
  RETURN NULL;
END $$;

-- ---- the rules of the tables, and who may come to them at all ----

DO $$
DECLARE
  each TEXT;
  readers TEXT := 'netwerk_people, netwerk_room';
  mine TEXT := 'owner = (SELECT netwerk_shared.me())';
  keeper TEXT := (SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'netwerk_shared');
  rule TEXT;
  kind TEXT;
  old RECORD;
BEGIN
  FOR old IN SELECT policyname, schemaname, tablename FROM pg_policies WHERE schemaname IN ('public', 'netwerk_shared')
  LOOP
    EXECUTE format('DROP POLICY %I ON %I.%I', old.policyname, old.schemaname, old.tablename);
  END LOOP;
  FOREACH each IN ARRAY ARRAY['public.sessions', 'public.revisions', 'public.rounds', 'public.slips', 'public.by_hand',
    'public.tallies', 'public.grids', 'netwerk_shared.people', 'netwerk_shared.groups', 'netwerk_shared.members',
    'netwerk_shared.shares', 'netwerk_shared.rooms', 'netwerk_shared.answered']
  LOOP
    EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, %s', each, readers);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', each);
    EXECUTE format('CREATE POLICY keeper ON %s TO %s USING (true) WITH CHECK (true)', each, keeper);
  END LOOP;

  -- Each rule is one comparison with a few values that a function gives. Then it costs no more than what somebody
  -- asks besides, so the server looks at it first: EXPLAIN ANALYZE tells nothing of a row that is not his.
  EXECUTE format('CREATE POLICY reads ON public.sessions FOR SELECT TO %s '
    'USING (id IN (SELECT netwerk_shared.readable()))', readers);
  EXECUTE format('CREATE POLICY makes ON public.sessions FOR INSERT TO netwerk_people WITH CHECK (%s)', mine);
  EXECUTE format('CREATE POLICY names ON public.sessions FOR UPDATE TO netwerk_people USING (%s)', mine);
  EXECUTE format('CREATE POLICY reads ON public.revisions FOR SELECT TO %s '
    'USING (session_id IN (SELECT netwerk_shared.readable()))', readers);
  CREATE POLICY makes ON public.revisions FOR INSERT TO netwerk_people
    WITH CHECK (session_id IN (SELECT netwerk_shared.writable()));
  EXECUTE 'CREATE POLICY reads ON public.rounds FOR SELECT TO netwerk_room '
    'USING (session IN (SELECT netwerk_shared.uids(false)))';
  FOREACH each IN ARRAY ARRAY['rounds', 'slips', 'by_hand', 'tallies', 'grids'] LOOP
    rule := CASE each WHEN 'rounds' THEN 'session IN (SELECT netwerk_shared.uids(%s))'
      ELSE 'round IN (SELECT netwerk_shared.round_ids(%s))' END;
    EXECUTE format('CREATE POLICY people ON public.%I FOR SELECT TO netwerk_people USING (%s)', each,
      format(rule, 'false'));
    EXECUTE format('CREATE POLICY makes ON public.%I FOR INSERT TO netwerk_people WITH CHECK (%s)', each,
      format(rule, 'true'));
    FOREACH kind IN ARRAY ARRAY['UPDATE', 'DELETE'] LOOP
      EXECUTE format('CREATE POLICY "%1$s" ON public.%2$I FOR %1$s TO netwerk_people USING (%3$s)', kind, each,
        format(rule, 'true'));
    END LOOP;
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON public.%I TO netwerk_people', each);
  END LOOP;

  FOREACH each IN ARRAY ARRAY['rounds', 'slips', 'by_hand', 'tallies', 'grids'] LOOP
    FOREACH kind IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
      EXECUTE format('CREATE OR REPLACE TRIGGER told_%1$s AFTER %1$s ON public.%2$I REFERENCING %3$s TABLE AS changed '
        'FOR EACH STATEMENT EXECUTE FUNCTION netwerk_shared.answered()', kind, each,
        CASE kind WHEN 'INSERT' THEN 'NEW' ELSE 'OLD' END);
    END LOOP;
  END LOOP;
END $$;

CREATE OR REPLACE TRIGGER new BEFORE INSERT ON public.sessions
  FOR EACH ROW EXECUTE FUNCTION netwerk_shared.new_session();
CREATE OR REPLACE TRIGGER named BEFORE INSERT OR UPDATE OF name ON public.sessions
  FOR EACH ROW EXECUTE FUNCTION netwerk_shared.named_session();
CREATE OR REPLACE TRIGGER taken_back AFTER DELETE ON netwerk_shared.shares
  FOR EACH ROW EXECUTE FUNCTION netwerk_shared.taken_back();
CREATE OR REPLACE TRIGGER taken_back AFTER DELETE ON netwerk_shared.members
  FOR EACH ROW EXECUTE FUNCTION netwerk_shared.taken_back();
CREATE OR REPLACE TRIGGER made AFTER INSERT ON public.sessions
  FOR EACH ROW EXECUTE FUNCTION netwerk_shared.made_session();
CREATE OR REPLACE TRIGGER new BEFORE INSERT ON public.revisions
  FOR EACH ROW EXECUTE FUNCTION netwerk_shared.new_revision();

-- Nobody chooses an id, an owner or a place for what is there: those columns nobody writes.
-- A session's name comes from `listed` alone.
GRANT SELECT (id, uid, created, last), INSERT (name, folded, created), UPDATE (name, folded) ON public.sessions
  TO netwerk_people;
GRANT SELECT, INSERT (session_id, part, number, time, author, document, undoes, act) ON public.revisions
  TO netwerk_people;
GRANT UPDATE (state, document) ON public.rounds TO netwerk_people;
GRANT UPDATE (content, place) ON public.slips TO netwerk_people;
GRANT UPDATE (counts) ON public.tallies TO netwerk_people;
GRANT UPDATE (grid) ON public.grids TO netwerk_people;
GRANT SELECT (id, uid, created, last) ON public.sessions TO netwerk_room;
GRANT SELECT ON public.revisions, public.rounds TO netwerk_room;
REVOKE ALL ON public.workbook, public.netwerk_migrations FROM PUBLIC;
GRANT SELECT ON public.workbook, public.netwerk_migrations TO netwerk_people, netwerk_room;
REVOKE ALL ON SCHEMA public, netwerk_shared FROM PUBLIC;
GRANT USAGE ON SCHEMA public, netwerk_shared TO netwerk_people, netwerk_room;
