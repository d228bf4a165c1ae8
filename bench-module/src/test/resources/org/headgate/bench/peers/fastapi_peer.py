"""Log-in and a read of one's own account as the guides of FastAPI and SQLAlchemy teach them."""
import os
import time

import jwt
import uvicorn
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from fastapi import Depends, FastAPI, HTTPException
from fastapi.concurrency import run_in_threadpool
from fastapi.security import OAuth2PasswordBearer
from pydantic import BaseModel
from sqlalchemy import Boolean, Column, String, select
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import declarative_base, sessionmaker

SECRET = os.urandom(32)
CONNECTIONS = int(os.environ["CONNECTIONS"])

engine = create_async_engine(os.environ["DATABASE"], pool_size=CONNECTIONS, max_overflow=0)
sessions = sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)
# The cost of Headgate's defaults.
hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
Base = declarative_base()


class Account(Base):
    __tablename__ = "account"

    email = Column(String, primary_key=True)
    password_hash = Column(String, nullable=False)
    full_name = Column(String, nullable=False)
    is_active = Column(Boolean, nullable=False)


class LogIn(BaseModel):
    email: str
    password: str


class AccountView(BaseModel):
    email: str
    full_name: str


app = FastAPI()
bearer = OAuth2PasswordBearer(tokenUrl="login")


async def session():
    async with sessions() as opened:
        yield opened


@app.on_event("startup")
async def create():
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.drop_all)
        await connection.run_sync(Base.metadata.create_all)
    async with sessions() as opened:
        opened.add(
            Account(
                email="ada@example.org",
                password_hash=hasher.hash("a password like others"),
                full_name="Ada Lovelace",
                is_active=True,
            )
        )
        await opened.commit()


@app.post("/login")
async def log_in(sent: LogIn, database: AsyncSession = Depends(session)):
    found = (await database.execute(select(Account).where(Account.email == sent.email))).scalars().first()
    if found is None:
        raise HTTPException(401)
    try:
        await run_in_threadpool(hasher.verify, found.password_hash, sent.password)
    except VerifyMismatchError:
        raise HTTPException(401)
    claims = {"sub": found.email, "exp": int(time.time()) + 3600}
    return {"access_token": jwt.encode(claims, SECRET, algorithm="HS256"), "token_type": "Bearer"}


@app.get("/users/me", response_model=AccountView)
async def me(token: str = Depends(bearer), database: AsyncSession = Depends(session)):
    try:
        email = jwt.decode(token, SECRET, algorithms=["HS256"])["sub"]
    except jwt.PyJWTError:
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    found = (await database.execute(select(Account).where(Account.email == email))).scalars().first()
    if found is None or not found.is_active:
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    return AccountView(email=found.email, full_name=found.full_name)


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="warning", access_log=False)
