"""Your users and their sessions, in your own database: Passwordless.dev keeps neither."""

import hashlib
import secrets
import time
import uuid

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, String, create_engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.orm import declarative_base, sessionmaker

from settings import NotReady

HOUR = 3600
Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    # Your own ID for them. It never changes.
    id = Column(String, primary_key=True, default=lambda: str(uuid.uuid4()))
    # What they type to sign in.
    alias = Column(String(250), nullable=False)
    # An alias belongs to the first user who signs in with it. The index makes sure that no second user can own it.
    confirmed = Column(Boolean, nullable=False, default=False)
    __table_args__ = (
        Index(
            "one_owner", "alias", unique=True, sqlite_where=text("confirmed"), postgresql_where=text("confirmed")
        ),
    )


class Login(Base):
    __tablename__ = "logins"
    # A hash, so reading the table opens no session.
    hash = Column(String, primary_key=True)
    user_id = Column(String, ForeignKey("users.id"), nullable=False)
    ends_at = Column(Float, nullable=False)


class People:
    def __init__(self, database_url):
        try:
            # Without the ping, the first requests after a restart of the database would fail.
            engine = create_engine(database_url, pool_pre_ping=True)
            create_tables(engine)
        except (SQLAlchemyError, ImportError) as problem:
            # Without its message, which may have the password in it.
            raise NotReady(
                f"DATABASE_URL doesn't work ({type(problem).__name__}). "
                "Check it, and that the database runs and its driver is installed."
            ) from None
        self._open = sessionmaker(bind=engine, expire_on_commit=False)

    # #region id_for
    def id_for(self, alias, asking):
        """Returns the user ID for an alias: a new one, or the user's own. None when it belongs to another user."""
        with self._open() as db, db.begin():
            owner = db.query(User).filter_by(alias=alias, confirmed=True).one_or_none()
            # @note A register token for an existing account lets its holder sign in. So only the signed-in owner gets one.
            if owner:
                return owner.id if asking and asking.id == owner.id else None
            # Until an alias is confirmed, each attempt gets its own ID, so two strangers never share an account.
            user = User(alias=alias)
            db.add(user)
            db.flush()
            return user.id
    # #endregion id_for

    def start_session(self, user_id):
        """Records the sign-in. Returns the key for the cookie."""
        try:
            with self._open() as db, db.begin():
                db.query(User).filter_by(id=user_id).update({"confirmed": True})
        except IntegrityError:
            pass  # Another user owns the alias. This one keeps the account, without it.
        key = secrets.token_urlsafe(32)
        with self._open() as db, db.begin():
            db.query(Login).filter(Login.ends_at <= time.time()).delete()
            if db.get(User, user_id):
                db.add(Login(hash=digest(key), user_id=user_id, ends_at=time.time() + HOUR))
        return key

    def user_of(self, key):
        """Returns the user whose session has this key."""
        with self._open() as db:
            login = db.get(Login, digest(key or ""))
            # The server checks the end, too: a copied cookie never expires by itself.
            return db.get(User, login.user_id) if login and login.ends_at > time.time() else None

    def end_session(self, key):
        with self._open() as db, db.begin():
            db.query(Login).filter_by(hash=digest(key or "")).delete()


def create_tables(engine):
    try:
        Base.metadata.create_all(engine)
    except DBAPIError:
        Base.metadata.create_all(engine)  # Another worker, started at the same time, was quicker.


def digest(key):
    return hashlib.sha256(key.encode()).hexdigest()
